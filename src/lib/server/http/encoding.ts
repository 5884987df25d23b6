export type Encoding = 'br' | 'gzip';

/** The encodings of ours that a client takes, best first. `q=0` refuses; no header means none (RFC 9110, 12.5.3). */
export function acceptedEncodings(header: string | string[] | undefined): Encoding[] {
	const wanted = new Map<string, boolean>();
	for (const part of String(header ?? '').split(',')) {
		const [name = '', ...parameters] = part.toLowerCase().split(';');
		const q = parameters.map((p) => /^\s*q\s*=\s*([\d.]+)\s*$/.exec(p)?.[1]).find((value) => value !== undefined);
		if (name.trim()) wanted.set(name.trim(), q === undefined || Number(q) > 0);
	}
	const takes = (name: Encoding) => wanted.get(name) ?? wanted.get('*') ?? false;
	return (['br', 'gzip'] as const).filter(takes);
}
