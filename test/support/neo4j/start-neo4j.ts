import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { findJars } from './jars.ts'
import { findJava, type Java, jvmFlags } from './java.ts'
import { runCommand } from './run-command.ts'
import { SetupError } from './setup-error.ts'

const HERE = import.meta.dirname
const START_DEADLINE_MS = 120_000
const USERNAME = 'neo4j'
const PASSWORD = 'attune-test-only'

/** A server started for the suites, with an empty database. */
export interface RunningNeo4j {
  readonly uri: string
  readonly username: string
  readonly password: string
  /** Id of the server's process, for tests that stop and continue it. */
  readonly pid: number
  /** Kills the server and deletes its data. */
  stop(): Promise<void>
}

/**
 * Starts Neo4j Community with a fresh data folder on a free port, password required as in production.
 *
 * @throws SetupError naming what the machine lacks, or showing the end of the server's log
 */
export async function startNeo4j(say: (line: string) => void): Promise<RunningNeo4j> {
  const java = await findJava()
  const lib = await findJars((folder) => say(`fetching the jars of Neo4j into ${folder} (once) ...`))
  const port = await freePort()
  const home = makeHome(port)
  try {
    await setPassword(java, lib, home)
    const server = await launch(java, lib, home)
    return {
      uri: `bolt://127.0.0.1:${port}`,
      username: USERNAME,
      password: PASSWORD,
      pid: server.pid ?? 0,
      stop: () => stop(server, home),
    }
  } catch (error) {
    rmSync(home, { recursive: true, force: true })
    throw error
  }
}

function makeHome(port: number): string {
  const root = resolve('.neo4j')
  mkdirSync(root, { recursive: true })
  const home = mkdtempSync(join(root, 'home-'))
  for (const folder of ['conf', 'data', 'logs', 'plugins', 'run', 'import']) mkdirSync(join(home, folder))
  const settings = readFileSync(join(HERE, 'neo4j.conf'), 'utf8').replaceAll('@PORT@', String(port))
  writeFileSync(join(home, 'conf', 'neo4j.conf'), settings)
  return home
}

/** Has an effect only before the first start of an empty data folder. */
async function setPassword(java: Java, lib: string, home: string): Promise<void> {
  const outcome = await runCommand(
    java.command,
    ['-cp', join(lib, '*'), 'org.neo4j.cli.AdminTool', 'dbms', 'set-initial-password', PASSWORD],
    { NEO4J_HOME: home, NEO4J_CONF: join(home, 'conf') },
  )
  if (outcome.code !== 0) throw new SetupError(`the first password was not taken:\n${outcome.output}`)
}

async function launch(java: Java, lib: string, home: string): Promise<ChildProcess> {
  const classPath = ['plugins', 'conf'].map((folder) => join(home, folder, '*')).concat(join(lib, '*'))
  const args = [
    ...jvmFlags(java, process.env.ATTUNE_NEO4J_HEAP ?? '512m'),
    '-cp',
    classPath.join(':'),
    mainClass(lib),
    `--home-dir=${home}`,
    `--config-dir=${join(home, 'conf')}`,
    '--console-mode',
  ]
  const server = spawn(java.command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  await started(server)
  return server
}

/** Releases with calendar versions have another entry point. */
function mainClass(lib: string): string {
  const isFive = readdirSync(lib).some((name) => /^neo4j-5\.\d/.test(name))
  return `org.neo4j.server.${isFive ? 'CommunityEntryPoint' : 'Neo4jCommunity'}`
}

/** Resolves when the console reports the start. The port opens before the first query succeeds. */
function started(server: ChildProcess): Promise<void> {
  return new Promise((resolvePromise, reject) => {
    let log = ''
    const fail = (reason: string) => {
      clearTimeout(timer)
      server.kill('SIGKILL')
      reject(new SetupError(`Neo4j ${reason}:\n${log.slice(-2_000)}`))
    }
    const timer = setTimeout(() => fail('did not start in time'), START_DEADLINE_MS)
    const read = (chunk: Buffer) => {
      // Keeps reading after the start, or the full pipe would block the server.
      log = (log + chunk.toString()).slice(-8_000)
      if (!/ Started\.\s/.test(log)) return
      clearTimeout(timer)
      resolvePromise()
    }
    server.stdout?.on('data', read)
    server.stderr?.on('data', read)
    server.on('error', () => fail('could not be started'))
    server.on('exit', (code) => fail(`ended with code ${code}`))
  })
}

/** The data is deleted anyway, so an orderly shutdown is not needed. */
async function stop(server: ChildProcess, home: string): Promise<void> {
  if (server.exitCode === null && server.signalCode === null) {
    const ended = new Promise((resolvePromise) => server.once('exit', resolvePromise))
    server.kill('SIGKILL')
    await ended
  }
  rmSync(home, { recursive: true, force: true })
}

function freePort(): Promise<number> {
  return new Promise((resolvePromise, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolvePromise(port))
    })
  })
}
