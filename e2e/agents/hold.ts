/** Prints its environment as one JSON line and lives until its standard input ends. */
console.log(JSON.stringify(process.env));
process.stdin.resume();
