import * as v from 'valibot';
import { EditorialSchema, PartialDateSchema, SourceSchema, WebAddressSchema } from '../source.ts';
import { needs, themes } from '../taxonomy/needs.ts';
import { TextsSchema } from '../text.ts';
import { addressVisibilities, factGroups, verificationMeans, type accessModes, type costs } from './codes.ts';
import { conditions, furtherConditions } from './conditions.ts';

export const IdSchema = v.pipe(
	v.string(),
	v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not an id: lower-case letters, digits and hyphens')
);
const day = v.pipe(v.string(), v.isoDate('is not a date: write year-month-day, such as 2027-01-31'));
const name = v.pipe(v.string(), v.minLength(2));

const yesNo = v.picklist(['yes', 'limited', 'no', 'unknown']);

export const OfferSchema = v.strictObject({
	id: IdSchema,
	need: v.picklist(needs),
	theme: v.nullable(v.picklist(themes)),
	programme: v.nullable(IdSchema),
	...v.partial(v.strictObject(conditions)).entries,
	...furtherConditions
});

/** A dated change announced ahead: never a boolean, its status is computed from today's date. */
export const ExceptionSchema = v.strictObject({
	from: day,
	to: day,
	kind: v.picklist(['closed', 'hours', 'moved', 'message']),
	hours: v.optional(v.string()),
	text: v.optional(TextsSchema)
});

export const VerificationSchema = v.strictObject({
	group: v.picklist(factGroups),
	at: day,
	byRole: v.picklist(['association', 'editor', 'publisher']),
	how: v.picklist([...verificationMeans, 'import'])
});

export const PlaceSchema = v.strictObject({
	id: IdSchema,
	name,
	aliases: v.array(name),
	/** Ids of places that were found to be this one: their addresses lead here for ever. */
	formerIds: v.optional(v.array(IdSchema)),
	organisation: v.nullable(IdSchema),
	programmes: v.array(IdSchema),
	address: v.strictObject({
		street: v.nullable(v.string()),
		complement: v.nullable(v.string()),
		postcode: v.nullable(v.pipe(v.string(), v.regex(/^\d{5}$/, 'is not a postcode of five digits'))),
		city: v.string(),
		insee: v.nullable(v.pipe(v.string(), v.regex(/^\d{5}$/, 'is not an INSEE code of five digits'))),
		arrondissement: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)))
	}),
	addressVisibility: v.nullable(v.picklist(addressVisibilities)),
	coordinates: v.nullable(
		v.strictObject({
			lat: v.pipe(v.number(), v.minValue(48.6), v.maxValue(49.1)),
			lon: v.pipe(v.number(), v.minValue(2), v.maxValue(2.8)),
			precision: v.picklist(['address', 'street', 'approximate'])
		})
	),
	/** Nearest stations; metres in a straight line, `null` when not measured. */
	transit: v.array(v.strictObject({ station: v.string(), lines: v.array(v.string()), metres: v.nullable(v.number()) })),
	contacts: v.strictObject({
		phone: v.nullable(v.pipe(v.string(), v.regex(/^\+\d{6,15}$/, 'is not E.164: write +33 and nine digits'))),
		/** Public short number, such as 3975. */
		shortPhone: v.nullable(v.pipe(v.string(), v.regex(/^\d{2,4}$/, 'is not a short number of two to four digits'))),
		email: v.nullable(v.pipe(v.string(), v.email('is not an e-mail address'))),
		website: v.nullable(WebAddressSchema)
	}),
	accessibility: v.strictObject({ stepFree: yesNo }),
	...conditions,
	...furtherConditions,
	exceptions: v.array(ExceptionSchema),
	offers: v.pipe(v.array(OfferSchema), v.minLength(1, 'has no offer: a place offers at least one thing')),
	texts: v.strictObject({
		summary: v.optional(TextsSchema),
		hoursNote: v.optional(TextsSchema),
		costNote: v.optional(TextsSchema),
		languagesNote: v.optional(TextsSchema),
		documentsNote: v.optional(TextsSchema)
	}),
	sources: v.pipe(v.array(SourceSchema), v.minLength(1, 'has no source: every fact says where it was read')),
	/** Date of the newest source; never a verification. */
	checkedOn: v.nullable(PartialDateSchema),
	verifications: v.array(VerificationSchema),
	editorial: EditorialSchema
});

export type Place = v.InferOutput<typeof PlaceSchema>;
export type Offer = v.InferOutput<typeof OfferSchema>;
export type Exception = v.InferOutput<typeof ExceptionSchema>;
export type AccessMode = (typeof accessModes)[number];
export type Cost = (typeof costs)[number];
