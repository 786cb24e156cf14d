import { join } from 'node:path'
import { type Finished, runCommand } from './child.ts'

/** A world of the benchmarks. */
export interface MadeWorld {
  readonly dataDir: string
  readonly imported: Pick<Finished, 'seconds' | 'peakRssMb'>
  readonly trained: Pick<Finished, 'seconds' | 'peakRssMb'>
}

/** Generates, imports and trains a world in a folder, or in the graph of the environment. */
export async function makeWorld(
  folder: string,
  users: number,
  env: Readonly<Record<string, string>>,
): Promise<MadeWorld> {
  const [world, dataDir] = [join(folder, 'world'), join(folder, 'data')]
  const counts = ['--users', users, '--items', users / 2, '--interactions', 50 * users, '--ties', 10 * users]
  await runCommand(['generate', ...counts.map(String), '--properties', '--output', world], {})
  const withData = { ...env, ATTUNE_DATA_DIR: dataDir }
  const imported = await runCommand(['import', world, '--json'], withData)
  const trained = await runCommand(['train', '--json'], withData)
  return { dataDir, imported, trained }
}
