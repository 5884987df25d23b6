/** The browser's own offer to install, kept back until we ask. Chromium only; not in TypeScript's DOM types. */
interface InstallPrompt extends Event {
	prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

const REFUSED = 'install-refused';

/** How this browser lets a person keep the app on the home screen, if it does. */
class Install {
	way = $state<'prompt' | 'ios' | null>(null);
	#prompt: InstallPrompt | null = null;

	/** Listens for the browser's offer; answers a function that stops listening. */
	watch(): () => void {
		const listen = (event: Event) => {
			event.preventDefault();
			this.#prompt = event as InstallPrompt;
			void this.#offer('prompt');
		};
		addEventListener('beforeinstallprompt', listen);
		if (isIos() && !isInstalled()) void this.#offer('ios');
		return () => removeEventListener('beforeinstallprompt', listen);
	}

	async ask(): Promise<void> {
		await this.#prompt?.prompt();
		this.#prompt = null;
		this.way = null;
	}

	async refuse(): Promise<void> {
		this.way = null;
		const { setSetting } = await import('./user-db.ts');
		await setSetting(REFUSED, true);
	}

	async #offer(way: 'prompt' | 'ios'): Promise<void> {
		const { getSetting } = await import('./user-db.ts');
		const refused = await getSetting<boolean>(REFUSED).catch(() => false);
		if (!refused && !isInstalled()) this.way = way;
	}
}

const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;
const isIos = (): boolean =>
	/iPhone|iPad|iPod/.test(navigator.userAgent) || (/Mac/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

export const install = new Install();
