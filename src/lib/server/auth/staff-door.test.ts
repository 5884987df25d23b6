import { expect, it } from 'vitest';
import { isStaff } from './staff-door.ts';

it.each([
	['/staff', true],
	['/staff/welcome/x', true],
	['/api/staff/session', true],
	['/st%61ff/forgotten', true],
	['/%73taff', true],
	['/ap%69/st%61ff/session', true],
	['/staffs', false],
	['/fr/staff', false],
	['/%E0%A4%A', false]
])('%s is the staff’s: %s', (path, is) => expect(isStaff(path)).toBe(is));
