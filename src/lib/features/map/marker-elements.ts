import { needIcons } from '#lib/ui/need-icons.ts';
import type { Cluster } from './cluster-places.ts';
import type { MapPlace } from './map-place.ts';

/** Built node by node: nothing that an editor typed is ever read as HTML. */
function svg(name: string, attributes: Record<string, string>, ...children: Element[]): SVGElement {
	const element = document.createElementNS('http://www.w3.org/2000/svg', name);
	for (const [attribute, value] of Object.entries(attributes)) element.setAttribute(attribute, value);
	element.append(...children);
	return element;
}

function html<Tag extends keyof HTMLElementTagNameMap>(
	tag: Tag,
	className: string,
	...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
	const element = document.createElement(tag);
	element.className = className;
	element.append(...children);
	return element;
}

function pictogram(need: string): SVGElement {
	const shape = needIcons[need];
	const paths = shape ? [svg('path', { d: shape.d, ...(shape.filled && { class: 'filled' }) })] : [];
	return svg('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, ...paths);
}

/** A place: a link, so that it can be opened in another tab, with a pin and a small sign for "open" or "closed". */
export function placeElement(place: MapPlace, selected: boolean): HTMLAnchorElement {
	const pin = html('span', 'pin', pictogram(place.need));
	const link = html('a', `place-mark need-${place.need} is-${place.openStatus}`, pin);
	link.href = place.href;
	link.draggable = false;
	link.setAttribute('aria-label', place.label);
	if (selected) link.setAttribute('aria-current', 'true');
	return link;
}

/** The ring of a cluster: one arc a need, as long as its share. */
function ring(places: MapPlace[]): SVGElement {
	const counts = new Map<string, number>();
	for (const { need } of places) counts.set(need, (counts.get(need) ?? 0) + 1);
	let start = 0;
	const arcs = [...counts].map(([need, count]) => {
		const share = (100 * count) / places.length;
		const gap = counts.size > 1 ? 1.5 : 0;
		const arc = svg('circle', {
			...{ class: `need-${need}`, cx: '24', cy: '24', r: '20', pathLength: '100' },
			'stroke-dasharray': `${share - gap} ${100 - share + gap}`,
			'stroke-dashoffset': String(-start)
		});
		start += share;
		return arc;
	});
	return svg('svg', { viewBox: '0 0 48 48', 'aria-hidden': 'true' }, ...arcs);
}

/** Places standing together: a button with their count. */
export function clusterElement({ places }: Cluster, label: string): HTMLButtonElement {
	const size = places.length < 10 ? 'small' : places.length < 40 ? 'medium' : 'large';
	const button = html('button', `cluster-mark ${size}`, ring(places), html('span', 'count', String(places.length)));
	button.type = 'button';
	button.setAttribute('aria-label', label);
	return button;
}

export function positionElement(label: string): HTMLSpanElement {
	const dot = html('span', 'position-mark');
	dot.setAttribute('role', 'img');
	dot.setAttribute('aria-label', label);
	return dot;
}

/** The places of one address, as a list of links. */
export function listElement(places: MapPlace[], open: (place: MapPlace, event: MouseEvent) => void): HTMLUListElement {
	const items = places.map((place) => {
		const name = html('span', 'name', place.name);
		name.lang = 'fr';
		const link = html('a', `list-link need-${place.need}`, pictogram(place.need), name);
		link.href = place.href;
		link.setAttribute('aria-label', place.label);
		link.addEventListener('click', (event) => open(place, event));
		return html('li', '', link);
	});
	return html('ul', 'place-list', ...items);
}
