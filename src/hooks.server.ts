import type { Handle, HandleServerError, RequestEvent, ServerInit } from '@sveltejs/kit';
import { building } from '$app/environment';
import { isLang, languageOf, preferredLanguage, type Lang } from '#lib/domain/taxonomy/languages.ts';
import { parisParts } from '#lib/domain/opening-hours/paris-time.ts';
import { alertsHtml } from '#lib/facts/alert-html.ts';
import { translatorFor } from '#lib/i18n/translator.ts';
import { shownAlerts } from '#lib/server/alerts/alerts-window.ts';
import { followAlerts } from '#lib/server/alerts/follow-alerts.ts';
import { isStaff, staffDoor } from '#lib/server/auth/staff-door.ts';
import { openDataFolder } from '#lib/server/data-folder.ts';
import { openEditions } from '#lib/server/editions/open-editions.ts';
import { openDatabase } from '#lib/server/db/open-database.ts';
import { logToStderr } from '#lib/server/http/log.ts';
import { sendMail } from '#lib/server/mail/mailer.ts';
import { keepRhythm } from '#lib/server/rhythm/rhythm.ts';
import { webHead } from '#lib/server/web/head.ts';

export const init: ServerInit = async () => {
	if (building) return;
	const root = process.cwd();
	const data = await openDataFolder(root, process.env['FANAL_DATA'] || 'var');
	// Comes up in the background: the public site is served at once, whether it does or not.
	const database = openDatabase(root, process.env);
	const editions = await openEditions({ root, data, database });
	// Where links in mails lead.
	const origin = process.env['ORIGIN'];
	const stopMails = database && origin ? keepRhythm(database, { origin, send: sendMail }) : null;
	const stopAlerts = database ? await followAlerts(database, data) : null;
	process.on('sveltekit:shutdown' as 'exit', () => {
		stopAlerts?.();
		stopMails?.();
	});
	process.on('sveltekit:shutdown' as 'exit', () => void editions.close().then(() => database?.close()));
};

/** One line per surprise, without who asked for what; a wrong address is no surprise. */
export const handleError: HandleServerError = ({ error, event, status }) => {
	if (status === 404) return { message: 'not found', code: 'notFound' };
	const { method } = event.request;
	// Addresses of the staff may hold a link that works once.
	logToStderr({
		event: 'page',
		error,
		method,
		path: isStaff(event.url.pathname) ? (event.route.id ?? '/staff') : event.url.pathname
	});
	return { message: 'unexpected', code: 'unexpected' };
};

/** A room of the staff is French or English, and nothing of it is told to search engines. */
const staffPage = (event: RequestEvent, resolve: Parameters<Handle>[0]['resolve']) =>
	staffDoor(event, async () =>
		resolve(event, {
			transformPageChunk: ({ html }) =>
				// In one go: a form is long, and each replacement copies it.
				html.replace(
					'lang="%lang%" dir="%dir%" data-rendered="%rendered%"',
					`lang="${event.locals.staffLang ?? 'fr'}" dir="ltr" data-rendered="server"`
				)
		})
	);

const APP = '<div id="app">';
/** Kit's note that these styles stand in the page: no script asks for them, so that nobody reads it. */
const CORE_STYLES = /\s*<link href="[^"]*\/core\.[\w-]+\.css" rel="stylesheet" disabled[^>]*>/;

/** What is to be known today stands above the page, so that it is there without a script too. */
async function alertsFor(lang: Lang): Promise<string> {
	const alerts = shownAlerts();
	if (alerts.length === 0) return '';
	const html = alertsHtml(alerts, lang, await translatorFor(lang), parisParts(Date.now()).date);
	return html && `<aside id="alerts">${html}</aside>`;
}

export const handle: Handle = async ({ event, resolve }) => {
	const { pathname } = event.url;
	event.locals.person = null;
	if (isStaff(pathname)) return staffPage(event, resolve);
	if (pathname === '/' && !event.url.searchParams.has('choose')) {
		const best = preferredLanguage(event.request.headers.get('accept-language'));
		const headers = { location: `/${best}`, vary: 'Accept-Language', 'cache-control': 'no-cache' };
		if (best) return new Response(null, { status: 303, headers });
	}
	const code = pathname.split('/')[1];
	const lang = isLang(code) ? code : 'fr';
	const response = await resolve(event, {
		transformPageChunk: async ({ html }) => {
			const head = building || !html.includes('</head>') ? '' : await webHead(html, event.url);
			const alerts = building || !html.includes(APP) ? '' : await alertsFor(lang);
			return html
				.replace('%lang%', lang)
				.replace('%dir%', languageOf(lang).dir)
				.replace('%rendered%', pathname === '/shell' ? 'shell' : 'server')
				.replace(CORE_STYLES, '')
				.replace('</head>', () => `${head}</head>`)
				.replace(APP, () => alerts + APP);
		},
		preload: ({ type }) => type === 'js' || type === 'css'
	});
	if (pathname === '/') response.headers.set('vary', 'Accept-Language');
	// A page says what is open now: kept, it would say what was open then.
	if (!response.headers.has('cache-control')) response.headers.set('cache-control', 'no-cache');
	return response;
};
