import http from 'node:http';

/**
 * What `node:http` itself costs: `node node-http.ts PORT UPSTREAM_PORT` passes every request on and does nothing else.
 */
const [port, upstreamPort] = process.argv.slice(2).map(Number);
const agent = new http.Agent({ keepAlive: true, maxFreeSockets: 1024 });

const server = http.createServer({ noDelay: true, requestTimeout: 0 }, (request, response) => {
  const upstream = http.request(
    {
      agent,
      host: '127.0.0.1',
      port: upstreamPort,
      method: request.method,
      path: request.url,
      headers: request.headers,
    },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    },
  );
  upstream.on('error', () => response.destroy());
  response.on('close', () => upstream.destroy());
  request.pipe(upstream);
});

server.listen({ host: '127.0.0.1', port, backlog: 1024 });
