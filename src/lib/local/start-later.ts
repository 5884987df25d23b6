const preload = /<link [^>]*\brel="modulepreload"[^>]*>\s*/g;
const start = /(<div id="app">\s*<script[^>]*>)([\s\S]*?)(?=<\/script>)/;

/**
 * The same page, whose code is asked for only once the first picture of it is on screen: until then every file that
 * arrives takes time from drawing. `script`: the text of the script that starts it, for the policy of the page.
 */
export function startLater(html: string): { html: string; script: string } {
	let script = '';
	const page = html.replace(preload, '').replace(start, (_, open: string, text: string) => {
		const later = text.replace('document.currentScript.parentElement', 'document.getElementById("app")');
		// A tab in the background draws no frame.
		script = `{const start=()=>{${later}};document.hidden?start():requestAnimationFrame(()=>setTimeout(start))}`;
		return open + script;
	});
	return { html: page, script };
}
