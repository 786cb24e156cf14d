import { spawnSync } from 'node:child_process'
import { expect, it } from 'vitest'
import type { Walks } from '../../tools/walk.ts'

/**
 * Most files of `src/` that one request may walk through. Lower them when a walk gets shorter. Who calls, what the user
 * consents to, limits of rates, and what reasons may reveal are about thirteen files of a list, and five of an event. Sessions,
 * what counts as seen, the context of a request and its language are eleven of a list, and the catalog in memory is five. The
 * description of records that events share with imports and mutations is two of an event, ids in either form are two of
 * both, and what a document selects is one of an event. The bounds of visitors are two of an event, and the recent events are one. What
 * metrics count are five of a list and eight of an event: tokens, attribution, sums and their rows. What a
 * person asks to see more and less of is one of a list.
 */
const LIMITS = { recommendations: 116, recordEvents: 69 } as const

it('a request walks through no more files than the limits say', { timeout: 600_000 }, () => {
  // A process of its own: under Vitest, V8 would cover the modules as Vitest has rewritten them.
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'tools/walk.ts', '--json'],
    {
      encoding: 'utf8',
    },
  )
  expect(status, stderr).toBe(0)
  const walks: Walks = JSON.parse(stdout)
  for (const name of ['recommendations', 'recordEvents'] as const) {
    expect(walks[name].length, walks[name].join('\n')).toBeLessThanOrEqual(LIMITS[name])
  }
  // The measurement sees the first and the last step of each walk.
  expect(walks.recommendations).toEqual(
    expect.arrayContaining(['server/api/http/http-server.ts', 'recommend/ranking/arrange.ts']),
  )
  expect(walks.recordEvents).toEqual(
    expect.arrayContaining(['server/api/http/http-server.ts', 'events/parse-event.ts']),
  )
})
