import { expect, it } from 'vitest'

/** One concrete attempt of an attack. */
export interface Attempt {
  readonly name: string
  /** Resolves with what the attacker gained, or null if the attack failed. */
  readonly run: () => Promise<string | null> | string | null
}

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
      const tried = await attempts()
      const gains: string[] = []
      for (const { name, run } of tried) {
        const gain = await run()
        if (gain !== null) gains.push(`${name}: ${gain}`)
      }
      task.meta.attack = { id, attempts: tried.length, successes: gains.length }
      expect(tried.length).toBeGreaterThan(0)
      expect(gains).toEqual([])
    },
    timeoutMs,
  )
}
