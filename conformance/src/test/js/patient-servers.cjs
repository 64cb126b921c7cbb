// For NODE_OPTIONS: HTTP servers of the program keep idle connections for minutes. Node closes them after five seconds, and a client that gets
// no processor for as long, on a machine with much else to do, calls a tool on one that is just being closed.
const http = require('node:http');
const { syncBuiltinESMExports } = require('node:module');

const create = http.createServer;
http.createServer = (...words) => Object.assign(create(...words), { keepAliveTimeout: 300_000 });
syncBuiltinESMExports();
