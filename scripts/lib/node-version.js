/** Ends the process with a clear line below the oldest Node that the project runs on; imported before anything else. */
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
	console.error(`Fanal needs Node 20.19 or newer; this is ${process.version}. Get one at https://nodejs.org`);
	process.exit(1);
}
