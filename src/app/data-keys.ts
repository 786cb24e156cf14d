import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { AttuneError } from '../domain/errors.ts'
import { dataKey as dataKeyOf, keepDataKey, userIdsPage } from '../graph/__generated__/queries.ts'
import { type GraphStore, isAvailable } from '../graph/graph-store.ts'
import { sealedGraph } from '../graph/sealed-graph.ts'
import { DataKey, openDataKey, type SealedDataKey, sealDataKey } from '../platform/data-key.ts'
import { replaceFileDurably } from '../platform/files/replace-file.ts'
import { readMasterKey } from '../privacy/master-key.ts'
import type { Config } from './config.ts'
import { makeDataFolder } from './data-folder.ts'

/** The data key in the data folder, as in the graph: the folder is read while the graph is unavailable. */
const DATA_KEY_FILE = 'data-key.json'

const STORED = z.object({ keyId: z.string(), sealed: z.string() })

type KeyConfig = Pick<Config, 'dataDir' | 'masterKeyFile'>

/**
 * The key of the personal data in the data folder; null without a master key. Open the graph before: that writes the file.
 *
 * @throws AttuneError `CONFIG_INVALID` without the master key of the folder
 */
export function folderDataKey({ dataDir, masterKeyFile }: KeyConfig): DataKey | null {
  const stored = storedIn(dataDir)
  if (stored === null) return null
  if (masterKeyFile === null) throw withoutKey()
  return openDataKey(readMasterKey(masterKeyFile, dataDir), stored) ?? wrongKey()
}

/**
 * The graph as callers see it: with plain ids and values. With a master key an empty graph gets a data key, and graph and
 * data folder are compared.
 *
 * @throws AttuneError `CONFIG_INVALID` without the master key of the graph, or with one for a graph that was filled without
 * @throws GraphError
 */
export async function withDataKey(
  { dataDir, masterKeyFile }: KeyConfig,
  graph: GraphStore,
): Promise<GraphStore> {
  const inFolder = storedIn(dataDir)
  const [inGraph = null] = isAvailable(graph) ? await graph.run(dataKeyOf, {}) : []
  if (masterKeyFile === null) {
    if (inFolder ?? inGraph) throw withoutKey()
    return graph
  }
  if (inFolder && inGraph && inFolder.keyId !== inGraph.keyId) throw otherGraph()
  const masterKey = readMasterKey(masterKeyFile, dataDir)
  const open = (stored: SealedDataKey | null) => stored && openDataKey(masterKey, stored)
  // A folder that missed a rotation must not undo it. The folder of an embedded graph may be a restored backup.
  if (graph.name === 'neo4j' && inGraph && !open(inGraph)) wrongKey()
  const known = open(inGraph) ?? open(inFolder)
  if (!known && (inFolder ?? inGraph)) wrongKey()
  const wanted = sealDataKey(masterKey, known ?? DataKey.random())
  const kept = open(inGraph) ? wanted : await keepInGraph(graph, inGraph, known ? wanted : null, wanted)
  const dataKey = open(kept) ?? wrongKey()
  if (!open(inFolder)) await writeStored(dataDir, kept)
  return sealedGraph(graph, dataKey)
}

/**
 * Encrypts the data key with another master key, in the graph and in the data folder. Nothing else changes.
 *
 * @throws AttuneError `CONFIG_INVALID` if one of both keys cannot be used; GraphError
 */
export async function rotateMasterKey(
  config: KeyConfig,
  graph: GraphStore,
  newFile: string,
): Promise<string> {
  const dataKey = folderDataKey(config)
  if (!dataKey)
    throw new AttuneError('CONFIG_INVALID', 'no master key is set', { hint: 'set ATTUNE_MASTER_KEY_FILE' })
  const stored = sealDataKey(readMasterKey(newFile, config.dataDir), dataKey)
  await graph.run(keepDataKey, { ...stored })
  await writeStored(config.dataDir, stored)
  return dataKey.id
}

/** Writes the data key to the graph. Returns the one that it holds then: another process may have been faster. */
async function keepInGraph(
  graph: GraphStore,
  inGraph: SealedDataKey | null,
  known: SealedDataKey | null,
  wanted: SealedDataKey,
): Promise<SealedDataKey> {
  if (!isAvailable(graph)) {
    if (known) return known
    throw new AttuneError(
      'UNAVAILABLE',
      'the graph is not available, and the data folder has no data key yet',
      {
        hint: 'the first start with a master key needs the graph',
      },
    )
  }
  if (!inGraph && (await graph.run(userIdsPage, { afterId: '', limit: 1 })).length > 0) {
    throw new AttuneError('CONFIG_INVALID', 'the graph was filled without a master key', {
      hint: 'import the data into a new graph, or unset ATTUNE_MASTER_KEY_FILE',
    })
  }
  const [kept = wanted] = await graph.run(keepDataKey, { ...wanted })
  return kept
}

function storedIn(dataDir: string): SealedDataKey | null {
  const path = join(dataDir, DATA_KEY_FILE)
  return existsSync(path) ? STORED.parse(JSON.parse(readFileSync(path, 'utf8'))) : null
}

async function writeStored(dataDir: string, { keyId, sealed }: SealedDataKey): Promise<void> {
  makeDataFolder(dataDir)
  await replaceFileDurably(join(dataDir, DATA_KEY_FILE), JSON.stringify({ keyId, sealed }))
}

function withoutKey(): AttuneError {
  return new AttuneError('CONFIG_INVALID', 'the personal data of this graph is encrypted with a master key', {
    hint: 'set ATTUNE_MASTER_KEY_FILE',
  })
}

function wrongKey(): never {
  throw new AttuneError('CONFIG_INVALID', 'this graph was encrypted with another master key', {
    hint: 'set ATTUNE_MASTER_KEY_FILE to the file of its last key',
  })
}

function otherGraph(): AttuneError {
  return new AttuneError('CONFIG_INVALID', 'the data folder belongs to another graph', {
    hint: 'use a data folder of its own for each graph',
  })
}
