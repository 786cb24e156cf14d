import { expect, it } from 'vitest'
import { type Attempt as Tried, tryAll } from './attempt.ts'
import type { OutsideAttack, Target } from './target.ts'

/** One concrete attempt of an attack. */
export type Attempt = Tried

declare module 'vitest' {
  interface TaskMeta {
    /** Counted in the table at the end of a run. */
    attack?: { readonly id: string; readonly attempts: number; readonly successes: number }
  }
}

/** A test of one class of attacks: none of its attempts may succeed. `id` is that of docs/security-tests.md. */
export function attack(
  id: `A${number}`,
  title: string,
  attempts: () => readonly Attempt[] | Promise<readonly Attempt[]>,
  timeoutMs?: number,
): void {
  it(
    `${id}: ${title}`,
    async ({ task }) => {
      const { attempts: count, gains } = await tryAll(await attempts())
      task.meta.attack = { id, attempts: count, successes: gains.length }
      expect(count).toBeGreaterThan(0)
      expect(gains).toEqual([])
    },
    timeoutMs,
  )
}

/** The same for attacks that `npm run attack` tries on other servers. `target` is called when they run. */
export function attackFromOutside(target: () => Target, attacks: readonly OutsideAttack[]): void {
  for (const { id, title, attempts, timeoutMs } of attacks)
    attack(id, title, () => attempts(target()), timeoutMs)
}
