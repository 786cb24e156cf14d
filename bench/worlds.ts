import { join } from 'node:path'
import { runCommand } from './child.ts'

/** Generates, imports and trains a world of the benchmarks in a folder. Returns its data folder. */
export async function makeWorld(folder: string, users: number): Promise<string> {
  const [world, dataDir] = [join(folder, 'world'), join(folder, 'data')]
  const counts = ['--users', users, '--items', users / 2, '--interactions', 50 * users, '--ties', 10 * users]
  await runCommand(['generate', ...counts.map(String), '--properties', '--output', world], {})
  await runCommand(['import', world, '--json'], { ATTUNE_DATA_DIR: dataDir })
  await runCommand(['train', '--json'], { ATTUNE_DATA_DIR: dataDir })
  return dataDir
}
