/** A place as the map shows it; words come ready from the page. */
export interface MapPlace {
	id: string;
	name: string;
	lat: number;
	lon: number;
	/** Code of the root need: colour and pictogram. */
	need: string;
	openStatus: 'open' | 'closed' | 'appointment' | 'unknown';
	href: string;
	/** What a screen reader says: name, need, whether it is open. */
	label: string;
}

export interface MapView {
	lat: number;
	lon: number;
	zoom: number;
}

/** Words of the map, in the reader's language. */
export interface MapLabels {
	map: string;
	zoomIn: string;
	zoomOut: string;
	attribution: string;
	cluster: (count: number) => string;
	yourPosition: string;
}
