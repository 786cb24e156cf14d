import { AttuneError } from '../domain/errors.ts'
import { atMost } from '../platform/at-most.ts'
import { traceWith } from '../platform/tracing.ts'

/** The last spans have this long, milliseconds. */
const LAST_SPANS_MS = 2_000

/** The packages that export spans. They are optional: most servers need none. */
const load = async () => ({
  ...(await import('@opentelemetry/sdk-trace-node')),
  ...(await import('@opentelemetry/exporter-trace-otlp-http')),
  ...(await import('@opentelemetry/resources')),
})

/** Exports spans until it is closed. */
export interface Tracing {
  /** Sends the last spans. */
  close(): Promise<void>
}

/**
 * Exports spans over OTLP if `OTEL_EXPORTER_OTLP_ENDPOINT` is set. The other variables of OpenTelemetry apply as the SDK reads them.
 *
 * @throws AttuneError `CONFIG_INVALID` if the packages are not installed, or the endpoint is no address
 */
export async function openTracing(
  variables: Readonly<Record<string, string | undefined>>,
  packages: typeof load = load,
): Promise<Tracing> {
  const endpoint = variables.OTEL_EXPORTER_OTLP_ENDPOINT
  if (!endpoint) return { close: async () => undefined }
  if (!URL.canParse(endpoint))
    throw new AttuneError('CONFIG_INVALID', 'OTEL_EXPORTER_OTLP_ENDPOINT is not an address')
  const { NodeTracerProvider, BatchSpanProcessor, OTLPTraceExporter, resourceFromAttributes } =
    await packages().catch((cause: unknown) => {
      throw notInstalled(cause)
    })
  const exporter = new OTLPTraceExporter({ url: `${endpoint.replace(/\/$/, '')}/v1/traces` })
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': variables.OTEL_SERVICE_NAME ?? 'attune' }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  })
  provider.register()
  traceWith(provider.getTracer('attune'))
  return {
    async close() {
      traceWith(null)
      // A collector that is away must not keep the process from ending.
      const sent = provider.shutdown().catch(() => undefined)
      await atMost(sent, LAST_SPANS_MS)
    },
  }
}

function notInstalled(cause: unknown): AttuneError {
  return new AttuneError(
    'CONFIG_INVALID',
    'OTEL_EXPORTER_OTLP_ENDPOINT is set, but the packages that export spans are not installed',
    {
      hint: 'npm install @opentelemetry/sdk-trace-node @opentelemetry/exporter-trace-otlp-http @opentelemetry/resources, or unset it',
      cause,
    },
  )
}
