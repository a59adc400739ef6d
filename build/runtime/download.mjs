// SPDX-License-Identifier: Apache-2.0
import { createWriteStream } from 'node:fs'
import http from 'node:http'
import https from 'node:https'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import tls from 'node:tls'

const connectLimitMs = 5_000
const answerLimitMs = 15_000
const silenceLimitMs = 20_000
const redirectLimit = 5

/** The proxy for a URL from the usual environment variables, or null. */
export function proxyFor(url, env = process.env) {
  const { protocol, hostname } = new URL(url)
  const bypass = (env.NO_PROXY ?? env.no_proxy ?? '').split(',').map((name) => name.trim())
  const isBypassed = bypass.some((name) => name === '*' || (name !== '' && `.${hostname}`.endsWith(`.${name.replace(/^\./, '')}`)))
  if (isBypassed) return null
  const proxy = protocol === 'https:' ? (env.HTTPS_PROXY ?? env.https_proxy) : (env.HTTP_PROXY ?? env.http_proxy)
  return proxy ? new URL(proxy) : null
}

function openTunnel(url, proxy) {
  const { hostname, port } = new URL(url)
  const headers = {}
  if (proxy.username) {
    const login = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`
    headers['proxy-authorization'] = `Basic ${Buffer.from(login).toString('base64')}`
  }
  return new Promise((resolve, reject) => {
    const request = http.request({
      host: proxy.hostname,
      port: proxy.port || 80,
      method: 'CONNECT',
      path: `${hostname}:${port || 443}`,
      headers,
      timeout: connectLimitMs,
    })
    request.on('connect', (answer, socket) => {
      if (answer.statusCode === 200) resolve(tls.connect({ socket, servername: hostname }))
      else reject(new Error(`proxy ${answer.statusCode}`))
    })
    request.on('timeout', () => request.destroy(new Error('proxy: 连接超时 connect timed out')))
    request.on('error', reject)
    request.end()
  })
}

async function ask(url) {
  const proxy = url.startsWith('https:') ? proxyFor(url) : null
  const tunnel = proxy ? await openTunnel(url, proxy) : null
  const options = tunnel ? { createConnection: () => tunnel, agent: false } : { agent: false }
  return new Promise((resolve, reject) => {
    const request = (url.startsWith('https:') ? https : http).get(url, options)
    let timer = setTimeout(() => request.destroy(new Error('连接超时 connect timed out (5 s)')), connectLimitMs)
    const connected = () => {
      clearTimeout(timer)
      timer = setTimeout(() => request.destroy(new Error('没有回应 no answer')), answerLimitMs)
    }
    request.on('socket', (socket) => {
      if (tunnel) connected()
      else socket.once(url.startsWith('https:') ? 'secureConnect' : 'connect', connected)
    })
    request.on('response', (response) => {
      clearTimeout(timer)
      resolve(response)
    })
    request.on('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
  })
}

async function follow(url) {
  let address = url
  for (let hop = 0; hop <= redirectLimit; hop++) {
    const response = await ask(address)
    const { statusCode = 0, headers } = response
    if (statusCode === 200) return response
    response.resume()
    if (statusCode < 300 || statusCode >= 400 || !headers.location) throw new Error(`HTTP ${statusCode}`)
    address = new URL(headers.location, address).href
  }
  throw new Error('重定向过多 too many redirects')
}

function meter(total, onProgress) {
  let received = 0
  let lastTenth = 0
  return new Transform({
    transform(chunk, _encoding, done) {
      received += chunk.length
      const tenth = total > 0 ? Math.floor((received * 10) / total) : 0
      if (tenth > lastTenth) onProgress({ received, total })
      lastTenth = tenth
      done(null, chunk)
    },
  })
}

/**
 * Fetches `url` into `file`. Gives up when no connection comes about in 5 s, no answer in 15 s, or the
 * data stop for 20 s. `onProgress({ received, total })` in bytes, at every tenth. The caller checks the digest.
 */
export async function download(url, file, onProgress) {
  const response = await follow(url)
  response.setTimeout(silenceLimitMs, () => response.destroy(new Error('下载中断 the download stopped (20 s)')))
  const total = Number(response.headers['content-length'] ?? 0)
  await pipeline(response, meter(total, onProgress), createWriteStream(file))
  if (total > 0 && response.complete === false) throw new Error('下载不完整 incomplete download')
}
