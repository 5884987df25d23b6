/**
 * Draws every bitmap of the identity from `static/icon.svg`:  npx tsx scripts/draw-icons.ts
 * With `--sheet FILE.png` it draws the contact sheet of the pictograms instead, and refuses one that leaves its grid.
 */
import { chromium, type Page } from '@playwright/test';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import type { IconShape } from '#lib/ui/icons.ts';
import * as common from '#lib/ui/icons.ts';
import * as rarer from '#lib/ui/rarer-icons.ts';
import * as rooms from '#lib/ui/room-icons.ts';

/** `scale` is the lantern's, about the middle; a mask may cut all but the central 80 %. */
interface Bitmap {
	file: string;
	side: number;
	square: boolean;
	scale: number;
}

const bitmaps: Bitmap[] = [
	{ file: 'icon-180.png', side: 180, square: true, scale: 1 },
	{ file: 'icon-192.png', side: 192, square: false, scale: 1 },
	{ file: 'icon-512.png', side: 512, square: false, scale: 1 },
	{ file: 'icon-maskable-512.png', side: 512, square: true, scale: 0.86 }
];
const faviconSides = [16, 32, 48];

const folder = new URL('../static/', import.meta.url);
const debianChromium = '/usr/bin/chromium';

async function draw(page: Page, svg: string, { side, square, scale }: Omit<Bitmap, 'file'>): Promise<Buffer> {
	const ground = square ? svg.replace(/ rx="\d+"( data-ground)/, '$1') : svg;
	const shrink = `translate(256 256) scale(${scale}) translate(-256 -256)`;
	const drawing = ground.replace('data-lantern', `transform="${shrink}"`);
	await page.setViewportSize({ width: side, height: side });
	await page.setContent(`<style>body{margin:0}svg{display:block;width:${side}px;height:${side}px}</style>${drawing}`);
	return page.screenshot({ omitBackground: true });
}

/** An .ico holding PNG images (one directory entry of 16 bytes each). */
function ico(images: { side: number; png: Buffer }[]): Buffer {
	const header = Buffer.alloc(6 + 16 * images.length);
	header.writeUInt16LE(1, 2);
	header.writeUInt16LE(images.length, 4);
	let offset = header.length;
	images.forEach(({ side, png }, index) => {
		const at = 6 + 16 * index;
		header.writeUInt8(side, at);
		header.writeUInt8(side, at + 1);
		header.writeUInt16LE(1, at + 4);
		header.writeUInt16LE(32, at + 6);
		header.writeUInt32LE(png.length, at + 8);
		header.writeUInt32LE(offset, at + 12);
		offset += png.length;
	});
	return Buffer.concat([header, ...images.map(({ png }) => png)]);
}

async function drawBitmaps(page: Page) {
	const svg = await readFile(new URL('icon.svg', folder), 'utf8');
	for (const bitmap of bitmaps) await writeFile(new URL(bitmap.file, folder), await draw(page, svg, bitmap));
	const images = [];
	for (const side of faviconSides) {
		images.push({ side, png: await draw(page, svg, { side, square: false, scale: 1.08 }) });
	}
	await writeFile(new URL('favicon.ico', folder), ico(images));
}

const markup = (icon: IconShape, side: number) =>
	`<svg viewBox="0 0 24 24" width="${side}" height="${side}"><path d="${icon.d}"${icon.filled ? ' fill="currentColor"' : ''}/></svg>`;

async function drawSheet(page: Page, file: string) {
	const cells = Object.entries({ ...common, ...rarer, ...rooms })
		.map(
			([name, icon]) =>
				`<figure data-name="${name}">${[20, 24, 48].map((side) => markup(icon, side)).join('')}<figcaption>${name}</figcaption></figure>`
		)
		.join('');
	await page.setViewportSize({ width: 1500, height: 800 });
	await page.setContent(`<style>
		body { margin: 0; font: 12px system-ui; color: #14213d; background: #fbf7ef }
		section { display: grid; grid-template-columns: repeat(10, 1fr); padding: 16px; gap: 8px }
		section + section { color: #f3ecdd; background: #0e1628 }
		figure { margin: 0; display: grid; grid-template-columns: repeat(3, max-content); gap: 2px 10px; align-items: end }
		figcaption { grid-column: 1 / -1; opacity: .7 }
		svg { fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round }
	</style><section>${cells}</section><section>${cells}</section>`);
	const outside = await page.$$eval('section:first-child figure', (figures) =>
		figures.flatMap((figure) => {
			const boxes = [...figure.querySelectorAll('path')]
				.map((path) => path.getBBox())
				.filter((box) => box.width || box.height);
			const fits = boxes.every(
				(box) => box.x >= 0.99 && box.y >= 0.99 && box.x + box.width <= 23.01 && box.y + box.height <= 23.01
			);
			return fits ? [] : [figure.dataset.name];
		})
	);
	if (outside.length > 0) throw new Error(`Outside the grid: ${outside.join(', ')}`);
	await page.screenshot({ path: file, fullPage: true });
}

const sheet = process.argv.indexOf('--sheet');
const browser = await chromium.launch({
	...(existsSync(debianChromium) && { executablePath: debianChromium }),
	args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
});
try {
	const page = await browser.newPage();
	if (sheet > 0) await drawSheet(page, process.argv[sheet + 1] ?? 'icons.png');
	else await drawBitmaps(page);
} finally {
	await browser.close();
}
