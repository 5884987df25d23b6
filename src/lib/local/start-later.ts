const preload = /<link [^>]*\brel="modulepreload"[^>]*>\s*/g;
const start = /(<div id="app">\s*<script[^>]*>)([\s\S]*?)(?=<\/script>)/;

/**
 * The same page, whose code is asked for only once the first picture of it is on screen: until then every file that
 * arrives takes time from drawing, and the frame after it holds what the first could not. `data-seen` on the root says
 * that the code is on its way. `script`: the text of the script that starts it, for the policy of the page.
 */
export function startLater(html: string): { html: string; script: string } {
	let script = '';
	const page = html.replace(preload, '').replace(start, (_, open: string, text: string) => {
		const later = text.replace('document.currentScript.parentElement', 'document.getElementById("app")');
		const seen = `{document.documentElement.dataset.seen="";setTimeout(start)}`;
		// A tab in the background draws no frame.
		const frames = `requestAnimationFrame(()=>requestAnimationFrame(()=>${seen}))`;
		script = `{const start=()=>{${later}};if(document.hidden)${seen}else ${frames}}`;
		return open + script;
	});
	return { html: page, script };
}
