/** The preview of a public page stands in a frame on the page of its form, and nowhere else. */
const isPreview = (path: string): boolean => path.startsWith('/staff/preview/');

/** Lets pages of the staff hold frames of ours, and a preview stand in one. */
export function setFraming(headers: Headers, path: string): void {
	const policy = headers.get('content-security-policy');
	if (!policy) return;
	const framed = isPreview(path) ? policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'") : policy;
	headers.set('content-security-policy', `${framed}; frame-src 'self'`);
	if (isPreview(path)) headers.set('x-frame-options', 'SAMEORIGIN');
}
