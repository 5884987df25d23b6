const hour = 3_600_000;

/** New versions of the code. One takes over when no page of ours is open any more, or when the person asks. */
class Updates {
	/** A new version is downloaded and waits. */
	waiting = $state(false);
	#registration: ServiceWorkerRegistration | null = null;
	#checkedAt = 0;
	#reloading = false;
	/** The new version has taken over, but this page has not been loaded again. */
	#behind = false;

	/** Registers the service worker once the page has loaded. Does nothing on a server, in development or twice. */
	start() {
		if (typeof window === 'undefined' || this.#checkedAt || import.meta.env.DEV || !navigator.serviceWorker) return;
		this.#checkedAt = Date.now();
		if (document.readyState === 'complete') void this.#register();
		else window.addEventListener('load', () => void this.#register(), { once: true });
	}

	/** Lets the waiting version take over: every page of ours is then loaded again, once. */
	apply() {
		const next = this.#registration?.waiting;
		if (next) next.postMessage({ type: 'skip-waiting' });
		else if (this.waiting) location.reload();
	}

	async #register() {
		const { serviceWorker } = navigator;
		// The first worker of this device also takes control: that is not a new version.
		let controlled = serviceWorker.controller !== null;
		serviceWorker.addEventListener('controllerchange', () => {
			if (controlled) this.#takenOver();
			controlled = true;
		});
		const registration = await serviceWorker
			.register('/service-worker.js', { updateViaCache: 'none' })
			.catch(() => null);
		if (!registration) return;
		this.#registration = registration;
		this.#look();
		registration.addEventListener('updatefound', () => {
			registration.installing?.addEventListener('statechange', () => this.#look());
		});
		document.addEventListener('visibilitychange', () => void this.#check());
	}

	#look() {
		this.waiting = this.#behind || Boolean(this.#registration?.waiting && navigator.serviceWorker.controller);
	}

	async #check() {
		if (document.visibilityState !== 'visible' || Date.now() - this.#checkedAt < hour) return;
		this.#checkedAt = Date.now();
		await this.#registration?.update().catch(() => undefined);
	}

	/** Somebody asked for the new version, here or in another tab. What is being typed here is worth more than it. */
	#takenOver() {
		if (this.#reloading) return;
		if (document.visibilityState !== 'visible' && isTyping()) {
			this.#behind = this.waiting = true;
			return;
		}
		this.#reloading = true;
		location.reload();
	}
}

const isTyping = () =>
	[
		...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('form[method="post" i] :is(input, textarea)')
	].some((field) => field.value !== field.defaultValue);

export const updates = new Updates();
