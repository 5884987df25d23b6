/** What the service worker answers offline for every address: no content, just the code that finds it on the device. */
export const prerender = true;
export const ssr = false;
