import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { WorldOptions } from '../../src/datasets/generated/world-options.ts'
import { writeWorld } from '../../src/datasets/generated/write-world.ts'
import { dataFolder } from '../../src/datasets/importing/folder.ts'
import { importDataSet } from '../../src/datasets/importing/import-data-set.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { train } from '../../src/training/train.ts'
import { QUICK_TRAINING } from './quick-training.ts'
import { NOW_MS } from './world.ts'

/**
 * Fills a graph with a generated world that ends at `NOW_MS`, and trains on it.
 *
 * @param edit changes the files before they are imported
 */
export async function fillGeneratedWorld(
  graph: GraphStore,
  world: Omit<WorldOptions, 'untilMs'>,
  edit: (folder: string) => void = () => undefined,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'attune-world-'))
  try {
    await writeWorld(folder, { ...world, untilMs: NOW_MS }, { signal: new AbortController().signal })
    edit(folder)
    await importDataSet(graph, await dataFolder(folder), { atMs: NOW_MS, nowMs: NOW_MS })
    await train(graph, { nowMs: NOW_MS, holder: 'test', graceMs: 0, settings: QUICK_TRAINING })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
