// Holds what a client asked and what our fake answered against Discord's own description: one JSON a
// line on standard input, {method, path, status, request, answer}. Which schema belongs to which
// path is read from the description's types, so that nobody here has a say in it.
import {readFileSync} from 'node:fs';
import {createRequire} from 'node:module';
import {createInterface} from 'node:readline';
import * as schemas from 'discord-api-spec/zod';
import * as z from 'zod/mini';

const require = createRequire(import.meta.url);
const main = require.resolve('zod/package.json').replace(/zod\/package\.json$/, '');
const types = readFileSync(`${main}discord-api-spec/build/discord-api-spec.ts`, 'utf8');

// The types of a path's operation: the request's, and the answers' by status.
function operation(method, path) {
  const from = types.indexOf(`  "${path}": {\n`);
  if (from < 0) throw new Error(`the description has no ${path}`);
  const block = types.slice(from, types.indexOf('\n  };\n', from));
  const start = block.indexOf(`\n    ${method.toLowerCase()}: {`);
  if (start < 0) throw new Error(`the description has no ${method} ${path}`);
  const body = block.slice(start, block.indexOf('\n    };', start));
  const named = (pattern) => {
    const found = pattern.exec(body);
    return found ? found[1].replace(/\s+/g, ' ').split('|').map((t) => t.trim()).filter(Boolean) : null;
  };
  return {
    request: named(/requestBody\?:\s*([^;{]*);/),
    answer: (status) =>
      named(new RegExp(`"${status}":\\s*([^;{]*);`)) ?? (status >= 400 ? named(/"4XX":\s*([^;{]*);/) : null),
  };
}

function schema(type) {
  if (type.endsWith('[]')) return z.array(schema(type.slice(0, -2)));
  if (type === 'null') return z.null();
  const found = schemas[`${type}Schema`];
  if (!found) throw new Error(`the description has no schema for ${type}`);
  return found;
}

// "Our API accepts strings for int fields if they are parseable as ints" (README of the description):
// JDA sends such where a command may be used, and numbers for a user's id.
const strings = new Set(['recipient_id']);
const numbers = new Set(['contexts', 'integration_types', 'default_member_permissions']);

function loosely(value, key) {
  if (Array.isArray(value)) return value.map((each) => loosely(each, key));
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, loosely(v, k)]));
  }
  if (numbers.has(key) && typeof value === 'string' && /^\d+$/.test(value)) return Number(value);
  return strings.has(key) && typeof value === 'number' ? String(value) : value;
}

// The description has numbers for the codes in an error's tree; the documentation ("Error Messages")
// and Discord itself have words.
function withoutTree(answer) {
  const {errors, ...rest} = answer ?? {};
  return errors === undefined ? answer : rest;
}

function check(what, names, value) {
  if (!names || names.includes('undefined') || names.includes('unknown')) {
    return value === null ? [] : [`${what}: nothing is described, yet there is ${JSON.stringify(value)}`];
  }
  const troubles = [];
  for (const name of names) {
    const result = z.safeParse(schema(name), value);
    if (result.success) return [];
    troubles.push(`${name}: ${result.error.issues.map((i) => JSON.stringify(i)).join('\n    ')}`);
  }
  return [`${what}: ${JSON.stringify(value)}\n  ${troubles.join('\n  ')}`];
}

let calls = 0;
const faults = [];
for await (const line of createInterface({input: process.stdin})) {
  const call = JSON.parse(line);
  const described = operation(call.method, call.path);
  const where = `${call.method} ${call.path} ${call.status}`;
  // What was refused was refused for its shape, or before anybody looked at it.
  if (call.status < 400) faults.push(...check(`${where} request`, described.request, loosely(call.request)));
  faults.push(...check(`${where} answer`, described.answer(call.status), withoutTree(call.answer)));
  calls++;
}
for (const fault of new Set(faults)) console.log(fault);
console.log(`${calls} calls, ${faults.length} faults`);
process.exit(faults.length === 0 && calls > 0 ? 0 : 1);
