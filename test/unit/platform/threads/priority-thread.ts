import { getPriority, setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { runBelowNormal } from '../../../../src/platform/threads/thread-script.ts'

// A thread that reports its priority after lowering it. Its priority may have been lower before.
if (workerData.before !== null) setPriority(workerData.before)
runBelowNormal()
parentPort?.postMessage(getPriority())
