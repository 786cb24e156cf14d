import { expect, it } from 'vitest'
import { type Planned, PlanWarmer } from '../../../../src/graph/neo4j/plan-warmer.ts'

const READ: Planned = { text: 'RETURN 1 AS n', params: {}, keepsPlan: true, mode: 'read' }
const OTHER: Planned = { ...READ, text: 'RETURN 2 AS n' }

/** Each plan completes when `finish` is called for it. */
function planner() {
  const made: Planned[] = []
  const finishers: (() => void)[] = []
  const clock = { ms: 0 }
  const make = (statement: Planned) => {
    made.push(statement)
    return new Promise<void>((resolve) => finishers.push(resolve))
  }
  const plans = new PlanWarmer(make, () => clock.ms)
  const finish = async () => {
    finishers.shift()?.()
    await settled()
  }
  return { plans, made, clock, finish }
}

const settled = () => new Promise((resolve) => setImmediate(resolve))

it('a steady statement is sent with a planning hint, and others unchanged', () => {
  const { plans } = planner()
  expect(plans.textFor(READ)).toBe('CYPHER replan=skip RETURN 1 AS n')
  expect(plans.textFor({ ...READ, keepsPlan: false })).toBe('RETURN 1 AS n')
})

it('a statement in use is planned again a minute after the last time', async () => {
  const { plans, made, clock, finish } = planner()
  for (clock.ms = 0; clock.ms < 60_000; clock.ms += 1_000) plans.textFor(READ)
  await settled()
  expect(made).toEqual([])
  plans.textFor(READ)
  await settled()
  clock.ms = 90_000
  await finish()
  for (; clock.ms < 150_000; clock.ms += 1_000) plans.textFor(READ)
  await settled()
  expect(made).toEqual([READ])
  plans.textFor(READ)
  await settled()
  expect(made).toEqual([READ, READ])
})

it('a statement is queued once for planning, without its lists', async () => {
  const { plans, made, clock, finish } = planner()
  const params = { at: 1, lists: { ids: ['a'] }, p1_lists: { ids: ['b'] } }
  for (; clock.ms <= 600_000; clock.ms += 60_000) {
    plans.textFor(READ)
    plans.textFor({ ...OTHER, params })
  }
  await settled()
  await finish()
  await finish()
  expect(made).toEqual([READ, { ...OTHER, params: { at: 1, lists: {}, p1_lists: {} } }])
})

it('a statement that is not steady is not planned', async () => {
  const { plans, made, clock } = planner()
  for (const ms of [0, 100_000, 200_000]) {
    clock.ms = ms
    plans.textFor({ ...READ, keepsPlan: false })
  }
  await settled()
  expect(made).toEqual([])
})

it('reads and writes are planned on the servers where they run', async () => {
  const { plans, made, clock, finish } = planner()
  const write: Planned = { ...READ, mode: 'write' }
  for (const ms of [0, 60_000]) {
    clock.ms = ms
    plans.textFor(READ)
    plans.textFor(write)
  }
  await settled()
  await finish()
  expect(made).toEqual([READ, write])
})

it('plans are made one at a time', async () => {
  const { plans, made, clock, finish } = planner()
  for (const ms of [0, 60_000]) {
    clock.ms = ms
    plans.textFor(READ)
    plans.textFor(OTHER)
  }
  await settled()
  expect(made).toEqual([READ])
  await finish()
  expect(made).toEqual([READ, OTHER])
})
