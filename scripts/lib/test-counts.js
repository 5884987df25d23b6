/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * @param {Counts} total
 * @param {Counts} more
 */
export function add(total, more) {
	total.passed += more.passed;
	total.failed += more.failed;
	total.skipped += more.skipped;
}

/**
 * Counts of vitest's JSON report. A file that does not load has no test to fail: it counts as one.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   testResults: { status: string, assertionResults: unknown[] }[] } | undefined} report
 * @param {number} code of the process
 * @returns {Counts}
 */
export function unitCounts(report, code) {
	if (!report) return atLeastOneFailed({ passed: 0, failed: 0, skipped: 0 }, 1);
	const broken = report.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0);
	const failed = report.numFailedTests + broken.length;
	const skipped = report.numPendingTests + report.numTodoTests;
	return atLeastOneFailed({ passed: report.numPassedTests, failed, skipped }, code);
}

/**
 * Counts of Playwright's JSON report. A test that passed only at a second try is a failure.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } } | undefined} report
 * @param {number} code of the process
 * @returns {Counts}
 */
export function journeyCounts(report, code) {
	const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {};
	return atLeastOneFailed({ passed: expected, failed: unexpected + flaky, skipped }, report ? code : 1);
}

/**
 * A runner that ends badly without a failed test (an error between tests, nothing to run) has failed all the same.
 * @param {Counts} counts
 * @param {number} code
 */
function atLeastOneFailed(counts, code) {
	return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}
