import { describe, expect, it } from 'vitest';
import { journeyCounts, unitCounts } from './test-counts.js';

const unit = { numPassedTests: 5, numFailedTests: 0, numPendingTests: 1, numTodoTests: 1, testResults: [] };
const journeys = (stats: object) => ({ stats: { expected: 3, unexpected: 0, flaky: 0, skipped: 0, ...stats } });

describe('unit tests', () => {
	it('counts what passed, failed and was left out', () => {
		expect(unitCounts(unit, 0)).toEqual({ passed: 5, failed: 0, skipped: 2 });
		expect(unitCounts({ ...unit, numFailedTests: 2 }, 1)).toEqual({ passed: 5, failed: 2, skipped: 2 });
	});

	it('counts one failure for each file that does not load', () => {
		const testResults = [
			{ status: 'failed', assertionResults: [] },
			{ status: 'failed', assertionResults: [{}] }
		];
		expect(unitCounts({ ...unit, numFailedTests: 1, testResults }, 1).failed).toBe(2);
	});

	it('never calls a bad ending a success', () => {
		expect(unitCounts(unit, 1).failed).toBe(1);
		expect(unitCounts(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
	});
});

describe('journeys', () => {
	it('counts a lucky second try as a failure', () => {
		expect(journeyCounts(journeys({ unexpected: 1, flaky: 1, skipped: 2 }), 1)).toEqual({
			passed: 3,
			failed: 2,
			skipped: 2
		});
	});

	it('never calls a bad ending a success', () => {
		expect(journeyCounts(journeys({}), 1).failed).toBe(1);
		expect(journeyCounts(undefined, 0).failed).toBe(1);
	});
});
