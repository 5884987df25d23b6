import { isLang } from '#lib/domain/taxonomy/languages.ts';
import { staffTranslatorFor } from '#lib/i18n/rooms/staff.ts';
import { requirePerson } from '#lib/server/auth/guard.ts';
import { isKind } from '#lib/server/records/edit-form.ts';
import { previewRoom } from '#lib/server/records/edit-room.ts';
import { previewing, withoutScripts } from '#lib/server/web/previewing.ts';
import type { RequestHandler } from './$types';

/** The public page of what the form of a record says, drawn as it would be published. */
export const POST: RequestHandler = async (event) => {
	const person = requirePerson(event, 'record.read');
	const asked = event.url.searchParams.get('lang') ?? '';
	const lang = isLang(asked) ? asked : 'fr';
	const { kind, id } = event.params;
	const preview = isKind(kind) ? await previewRoom(event, kind, id, lang) : null;
	if (!preview?.view) {
		const t = await staffTranslatorFor(person.lang);
		return new Response(t('staff-edit:preview.gone'), {
			status: 409,
			headers: { 'content-type': 'text/plain; charset=utf-8' }
		});
	}
	const page = await previewing.run(preview, () => event.fetch(`/${lang}/${preview.path}`));
	const policy = page.headers.get('content-security-policy');
	return new Response(withoutScripts(await page.text()), {
		headers: { 'content-type': 'text/html; charset=utf-8', ...(policy && { 'content-security-policy': policy }) }
	});
};
