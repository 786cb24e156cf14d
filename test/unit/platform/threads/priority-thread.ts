import { getPriority, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { runBelowNormal } from '../../../../src/platform/threads/thread-script.ts'

// The script of a thread that says which priority it then has; it may have had a lower one before.
if (workerData.before !== null) setPriority(workerData.before)
runBelowNormal()
parentPort?.postMessage(getPriority())
