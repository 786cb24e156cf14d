import { type Attributes, context, propagation, SpanStatusCode, type Tracer } from '@opentelemetry/api'

/** The steps that have spans. */
export type Step =
  | 'request'
  | 'list'
  | 'resolve placement'
  | 'read viewer'
  | 'scope'
  | 'source'
  | 'pick candidates'
  | 'choose'
  | 'score'
  | 'arrange'
  | 'page'
  | 'graph read'
  | 'graph write'
  | 'record events'
  | 'apply events'
  | 'training'
  | 'training job'

/** Null unless spans are exported: then a step costs nothing. */
let tracer: Tracer | null = null

/** From now on spans are made by this tracer; null: none are. */
export function traceWith(made: Tracer | null): void {
  tracer = made
}

/**
 * Runs a step of the work within a span.
 *
 * @param attributes names and numbers only: never what names a user, or what they did
 */
export function traced<T>(step: Step, work: () => T, attributes: Attributes = {}): T {
  if (!tracer) return work()
  return tracer.startActiveSpan(step, { attributes }, (span) => {
    const failed = (error: unknown) => {
      // Messages of errors may hold personal values.
      span.setStatus({ code: SpanStatusCode.ERROR })
      span.end()
      throw error
    }
    try {
      const value = work()
      if (value instanceof Promise) {
        const ended = value.then((result) => {
          span.end()
          return result
        }, failed)
        return ended as T
      }
      span.end()
      return value
    } catch (error) {
      return failed(error)
    }
  })
}

/** The same, as a part of the trace that the headers of a request name. */
export function tracedFrom<T>(headers: object, step: Step, work: () => T): T {
  if (!tracer) return work()
  return context.with(propagation.extract(context.active(), headers), () => traced(step, work))
}
