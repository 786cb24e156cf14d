import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { EVENT_KINDS, type InteractionEvent } from '../../../../src/domain/event.ts'
import { receivedEntries, sentEntries } from '../../../../src/events/apply/sent-entries.ts'
import { DEFAULT_RATING_SCALE } from '../../../../src/events/event-weight.ts'
import { receivedValue, sentResult } from '../../../../src/events/sent-result.ts'
import { GraphError } from '../../../../src/graph/graph-error.ts'

const events: fc.Arbitrary<InteractionEvent> = fc.record(
  {
    eventId: fc.string({ unit: 'binary', minLength: 1 }),
    userId: fc.string({ unit: 'binary', minLength: 1 }),
    itemId: fc.constantFrom('tea', 'two\nlines', '\u2028'),
    kind: fc.constantFrom(...EVENT_KINDS),
    atMs: fc.nat(),
    value: fc.option(fc.nat()),
    count: fc.integer({ min: 1, max: 9 }),
    portion: fc.constantFrom(0.25, 1),
    dwellMs: fc.nat(),
    recommendationId: fc.string(),
    position: fc.nat(),
    propensity: fc.constantFrom(0.125, 0.5),
  },
  { requiredKeys: ['eventId', 'userId', 'itemId', 'kind', 'atMs', 'value', 'count'] },
)

describe('a batch that is sent to another thread', () => {
  it('is equal after the transfer, also with position gaps or without events', () => {
    const entries = fc
      .array(fc.record({ gap: fc.integer({ min: 1, max: 3 }), event: events }), { maxLength: 5 })
      .map((steps) => {
        let position = 0
        return steps.map(({ gap, event }) => {
          position += gap
          return { position, event }
        })
      })
    fc.assert(
      fc.property(entries, (list) => {
        const stretch = { journalId: 'journal', entries: list, end: 20, recorded: 30 }
        const sent = sentEntries(stretch, { ratingScale: DEFAULT_RATING_SCALE, nowMs: 7 })
        expect(receivedEntries(structuredClone(sent))).toEqual(stretch)
      }),
    )
  })

  it('fails with the kind, message and cause of the graph error', async () => {
    const cause = Object.assign(new Error('the driver says'), { retry: () => undefined })
    const error = await sentBack(new GraphError('busy', 'retries ran out', { cause }))
    expect(error).toBeInstanceOf(GraphError)
    expect(error).toMatchObject({ kind: 'busy', message: 'retries ran out' })
    expect(error.cause).toMatchObject({ message: 'the driver says', stack: cause.stack })
  })

  it('keeps a bug a bug', async () => {
    const bug = new TypeError('x is undefined')
    const error = await sentBack(bug)
    expect(error).not.toBeInstanceOf(GraphError)
    expect(error).toMatchObject({ message: 'x is undefined', cause: { stack: bug.stack } })
  })

  /** The error of a task after the transfer of its result. */
  async function sentBack(thrown: Error): Promise<Error> {
    const result = structuredClone(await sentResult(() => Promise.reject(thrown)))
    try {
      receivedValue(result)
    } catch (error) {
      return error as Error
    }
    throw new Error('the task did not fail')
  }
})
