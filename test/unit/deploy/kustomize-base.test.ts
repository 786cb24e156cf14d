import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { parseAllDocuments } from 'yaml'
import { z } from 'zod'
import { readConfig } from '../../../src/app/config.ts'
import { SETTINGS } from '../../../src/app/settings.ts'
import { isProbe } from '../../../src/server/api/http/health.ts'

const BASE = new URL('../../../deploy/kustomize/base/', import.meta.url)

function documents(name: string): readonly unknown[] {
  const parsed = parseAllDocuments(text(name), { uniqueKeys: true, strict: true })
  return parsed.map((document) => document.toJS() as unknown)
}

function text(name: string): string {
  return readFileSync(fileURLToPath(new URL(name, BASE)), 'utf8')
}

const Named = z.object({ name: z.string() })
const Probe = z.object({ httpGet: z.object({ path: z.string(), port: z.string() }) })

const Processes = z.object({
  apiVersion: z.literal('apps/v1'),
  kind: z.literal('StatefulSet'),
  spec: z.object({
    replicas: z.number(),
    serviceName: z.string(),
    template: z.object({
      spec: z.object({
        terminationGracePeriodSeconds: z.number(),
        securityContext: z.object({ runAsNonRoot: z.literal(true), fsGroup: z.number() }),
        containers: z.tuple([
          z.object({
            ports: z.tuple([z.object({ name: z.string(), containerPort: z.number() })]),
            envFrom: z.tuple([z.object({ configMapRef: Named }), z.object({ secretRef: Named })]),
            startupProbe: Probe,
            livenessProbe: Probe,
            readinessProbe: Probe,
            lifecycle: z.object({
              preStop: z.object({
                exec: z.object({ command: z.tuple([z.literal('sleep'), z.coerce.number()]) }),
              }),
            }),
            securityContext: z.object({
              readOnlyRootFilesystem: z.literal(true),
              allowPrivilegeEscalation: z.literal(false),
            }),
            volumeMounts: z.array(z.object({ name: z.string(), mountPath: z.string() })),
          }),
        ]),
        volumes: z.array(Named),
      }),
    }),
    volumeClaimTemplates: z.array(z.object({ metadata: Named })),
  }),
})

const Service = z.object({
  apiVersion: z.literal('v1'),
  kind: z.literal('Service'),
  metadata: Named,
  spec: z.object({
    clusterIP: z.literal('None').optional(),
    ports: z.tuple([z.object({ port: z.number(), targetPort: z.string() })]),
  }),
})

const Disruptions = z.object({
  apiVersion: z.literal('policy/v1'),
  kind: z.literal('PodDisruptionBudget'),
  spec: z.object({ maxUnavailable: z.literal(1) }),
})

const Kustomization = z.object({
  resources: z.array(z.string()),
  configMapGenerator: z.tuple([z.object({ name: z.string(), envs: z.tuple([z.string()]) })]),
})

const kustomization = Kustomization.parse(documents('kustomization.yaml')[0])
const { spec } = Processes.parse(documents('processes.yaml')[0])
const pod = spec.template.spec
const [container] = pod.containers
const services = documents('services.yaml').map((one) => Service.parse(one))
const [{ name: configMap, envs }] = kustomization.configMapGenerator
const settings = Object.fromEntries(
  text(envs[0])
    .trim()
    .split('\n')
    .map((line) => line.split('=', 2)),
)
const config = readConfig({ NODE_ENV: 'production', HOST: '0.0.0.0', NEO4J_PASSWORD: 'x', ...settings }, '/')

describe('the kustomize base', () => {
  it('sets only settings that exist, for processes over one Neo4j with a shared store', () => {
    const known: readonly string[] = Object.values(SETTINGS).map(({ env }) => env)
    expect(Object.keys(settings).filter((name) => !known.includes(name))).toEqual([])
    expect(config).toMatchObject({ graph: 'neo4j', demo: 'off', tools: [] })
    expect(config.sharedStore.isEmpty).toBe(false)
    expect(container.envFrom[0].configMapRef.name).toBe(configMap)
  })

  it('includes all of its files', () => {
    expect(kustomization.resources).toEqual(['processes.yaml', 'services.yaml', 'disruptions.yaml'])
    expect(() => Disruptions.parse(documents('disruptions.yaml')[0])).not.toThrow()
  })

  it('keeps the data folder of each process on a volume of its own', () => {
    expect(spec.replicas).toBe(3)
    const mounts = container.volumeMounts
    const claims = spec.volumeClaimTemplates.map(({ metadata }) => metadata.name)
    const known = [...claims, ...pod.volumes.map(({ name }) => name)]
    expect(mounts.map(({ name }) => name).toSorted()).toEqual(known.toSorted())
    const data = mounts.find(({ name }) => name === claims[0])
    expect(config.dataDir.startsWith(`${data?.mountPath}/`)).toBe(true)
  })

  it('probes paths that the server answers, at the port on which it listens', () => {
    const [{ name, containerPort }] = container.ports
    expect(containerPort).toBe(config.port)
    for (const { httpGet } of [container.startupProbe, container.livenessProbe, container.readinessProbe]) {
      expect([isProbe(httpGet.path), httpGet.port]).toEqual([true, name])
    }
    // Away from the balancer while it stops, but never killed for that.
    expect(container.readinessProbe.httpGet.path).toBe('/readyz')
    expect(container.livenessProbe.httpGet.path).toBe('/livez')
    for (const { spec } of services) expect(spec.ports[0].targetPort).toBe(name)
  })

  it('names its processes by a service without an address, and clients reach them by the other one', () => {
    const [clients, single] = services
    expect([single?.metadata.name, single?.spec.clusterIP]).toEqual([spec.serviceName, 'None'])
    expect(config.allowedHosts).toContain(clients?.metadata.name)
    expect(clients?.spec.clusterIP).toBeUndefined()
  })

  it('gives a process time to answer what it has taken', () => {
    const [, pauseSeconds] = container.lifecycle.preStop.exec.command
    expect(pod.terminationGracePeriodSeconds).toBeGreaterThan(pauseSeconds + config.drainMs / 1_000)
  })
})
