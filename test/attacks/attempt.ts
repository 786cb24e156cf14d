/** One concrete attempt of an attack. */
export interface Attempt {
  readonly name: string
  /** Resolves with what the attacker gained, or null if the attack failed. */
  readonly run: () => Promise<string | null> | string | null
}

/** What became of the attempts of an attack. */
export interface Outcome {
  readonly attempts: number
  /** One line for each attempt that succeeded: its name and what it gained. */
  readonly gains: readonly string[]
}

/** Makes attempts one after another. Rejects with what an attempt rejects with. */
export async function tryAll(attempts: readonly Attempt[]): Promise<Outcome> {
  const gains: string[] = []
  for (const { name, run } of attempts) {
    const gain = await run()
    if (gain !== null) gains.push(`${name}: ${gain}`)
  }
  return { attempts: attempts.length, gains }
}

/** Makes attempts that mostly wait at the same time. Resolves with attempts that have the same outcomes. */
export async function atOnce(attempts: readonly Attempt[]): Promise<readonly Attempt[]> {
  const gains = await Promise.all(attempts.map(async ({ name, run }) => ({ name, gain: await run() })))
  return gains.map(({ name, gain }) => ({ name, run: () => gain }))
}
