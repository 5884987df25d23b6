/** Whether the network can be reached, as far as the browser and our last request know. */
class Connection {
	#browser = $state(true);
	#answered = $state(true);

	constructor() {
		if (typeof window === 'undefined') return;
		this.#browser = navigator.onLine;
		window.addEventListener('online', () => {
			this.#browser = true;
			this.#answered = true;
		});
		window.addEventListener('offline', () => (this.#browser = false));
	}

	get online(): boolean {
		return this.#browser && this.#answered;
	}

	/** Tells whether the last request of this page was answered, whatever the answer. */
	heard(answered: boolean) {
		this.#answered = answered;
	}
}

export const connection = new Connection();
