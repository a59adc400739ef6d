// SPDX-License-Identifier: Apache-2.0
// Pure: reads the counts out of the reports of the test runners.

/** No tests at all. */
export const noCounts = { passed: 0, failed: 0, skipped: 0 }

/** Counts of a Vitest JSON report. A file that could not be run counts as one failure. */
export function countVitest(report) {
  const broken = (report.testResults ?? []).filter(
    (file) => file.status === 'failed' && (file.assertionResults ?? []).every((test) => test.status !== 'failed'),
  ).length
  return {
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) + broken,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  }
}

/** Counts of a Playwright JSON report. A test that passed only on a repeat is a failure here. */
export function countPlaywright(report) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report.stats ?? {}
  return { passed: expected, failed: unexpected + flaky + (report.errors ?? []).length, skipped }
}

/** Counts of the check's report `{ passed, failed, skipped? }`, as numbers. */
export function countCheck(report) {
  return { passed: report.passed ?? 0, failed: report.failed ?? 0, skipped: report.skipped ?? 0 }
}

/**
 * What a stage counts for: its report's counts (null when it wrote none) made honest by its exit code.
 * A failed stage is at least one failure; a stage without a report is one step.
 */
export function stageCounts(counts, code) {
  if (!counts) return code === 0 ? { ...noCounts, passed: 1 } : { ...noCounts, failed: 1 }
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts
}

/** Adds up the counts of all stages. */
export function addCounts(list) {
  return list.reduce(
    (sum, counts) => ({
      passed: sum.passed + counts.passed,
      failed: sum.failed + counts.failed,
      skipped: sum.skipped + counts.skipped,
    }),
    noCounts,
  )
}

/** The closing line: `12 passed, 0 failed`, and `, 1 skipped` if any. */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
}
