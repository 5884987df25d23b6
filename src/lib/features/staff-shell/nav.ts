import { may, type Action, type Role } from '#lib/domain/permission.ts';
import { check, mail, online, people, pin, warning, welcome, type IconShape } from '#lib/ui/icons.ts';
import { filter, list, lock } from '#lib/ui/rarer-icons.ts';

/** A room of the staff in the menu, shown to those who may do `action`. */
export interface Door {
	path: string;
	label: 'home' | 'places' | 'records' | 'review' | 'publish' | 'alerts' | 'inbox' | 'settings' | 'people' | 'account';
	icon: IconShape;
	action: Action;
}

const all: Door[] = [
	{ path: '/staff', label: 'home', icon: welcome, action: 'record.read' },
	{ path: '/staff/places', label: 'places', icon: pin, action: 'record.read' },
	{ path: '/staff/records', label: 'records', icon: list, action: 'record.read' },
	{ path: '/staff/review', label: 'review', icon: check, action: 'proposal.make' },
	{ path: '/staff/publish', label: 'publish', icon: online, action: 'publish' },
	{ path: '/staff/alerts', label: 'alerts', icon: warning, action: 'alert.publish' },
	{ path: '/staff/inbox', label: 'inbox', icon: mail, action: 'inbox.read' },
	{ path: '/staff/settings', label: 'settings', icon: filter, action: 'settings.change' },
	{ path: '/staff/people', label: 'people', icon: people, action: 'people.manage' },
	{ path: '/staff/account', label: 'account', icon: lock, action: 'account.manage' }
];

export const doorsFor = (role: Role): Door[] => all.filter(({ action }) => may(role, action));

/** Whether a page is within a room. */
export const isWithin = (path: string, door: string): boolean =>
	path === door || (door !== '/staff' && path.startsWith(`${door}/`));
