import { hash, verify } from '@node-rs/argon2';

/** Characters. Long is what makes a password hard to guess; we ask for nothing else. */
export const PASSWORD = { min: 12, max: 128 } as const;

/** argon2id: 19 MiB, 2 passes (OWASP, Password Storage, 2024); some 20 ms. */
const options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, options);
export const verifyPassword = (input: { hash: string; password: string }): Promise<boolean> =>
	verify(input.hash, input.password).catch(() => false);

export type PasswordProblem = 'short' | 'long' | 'email';

/** Why a new password does not do, or `null`. */
export function passwordProblem(password: string, email: string): PasswordProblem | null {
	if ([...password].length < PASSWORD.min) return 'short';
	if (password.length > PASSWORD.max) return 'long';
	return password.toLowerCase().includes(email.toLowerCase()) ? 'email' : null;
}
