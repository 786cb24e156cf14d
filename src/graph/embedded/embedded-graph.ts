import type { GraphStore } from '../graph-store.ts'

/** A graph of which there is one file, or none. */
export interface EmbeddedGraph extends GraphStore {
  /**
   * Copies the graph, as it is between two write transactions, to a file of its own. Everybody waits for a checkpoint (40-230
   * ms for 277,000 relationships), and writers for the copy as well. Resolves, once the copy is on disk, with the number of
   * its newest commit. A part of a file is left where it fails, or the process is killed.
   *
   * @throws GraphError `contract` for a graph in memory, `cancelled` if the signal aborts before it is its turn, `unavailable`
   * if there is no room for it; what the file system says
   */
  copyTo(path: string, signal: AbortSignal): Promise<bigint>
  /**
   * The same from memory, whatever has become of the file. Everybody waits for all of it (1.1-1.6 s for as many).
   *
   * @throws GraphError `cancelled`, `unavailable`; what the file system says
   */
  saveTo(path: string, signal: AbortSignal): Promise<bigint>
}
