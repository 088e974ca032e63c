// SPDX-License-Identifier: ISC
// Readers and writers of npm, one process for all files:
//
//	node peers.js MODE FILE...	or	node peers.js exceljs ROWS OUT
//
// "check" only loads the package of the mode behind it.
'use strict';
const fs = require('fs');

const read = {
	async mammoth(path) {
		return (await require('mammoth').convertToHtml({ path })).value;
	},
	async 'word-extractor'(path) {
		const W = require('word-extractor');
		return (await new W().extract(path)).getBody();
	},
	async '@kreuzberg/node'(path) {
		const k = require('@kreuzberg/node');
		return (await k.extractFile(path)).content;
	},
	async fflate(path) {
		const parts = require('fflate').unzipSync(fs.readFileSync(path));
		return parts['word/document.xml'] ||
		    parts['xl/worksheets/sheet1.xml'];
	},
	async xlsx(path) {
		const x = require('xlsx'), wb = x.read(fs.readFileSync(path));
		return x.utils.sheet_to_csv(wb.Sheets[wb.SheetNames[0]]);
	},
};

async function write(rows, out) {
	const E = require('exceljs');
	const wb = new E.stream.xlsx.WorkbookWriter({ filename: out });
	const ws = wb.addWorksheet('汇总');

	for (let i = 0; i < rows; i++) {
		const r = [];
		for (let c = 0; c < 11; c++)
			r.push(c === 7 ? `第${i}个案例在第${c}栏里写的一段话，` +
			    '说明做了什么、有何成效' : `值${i}之${c}`);
		ws.addRow(r).commit();
	}
	ws.commit();
	await wb.commit();
}

async function main() {
	const [mode, ...rest] = process.argv.slice(2);

	if (mode === 'check') {
		const p = require(rest[0]);
		if (rest[0] === '@kreuzberg/node') {
			require('@kreuzberg/node-linux-x64-gnu');
			await p.extractFile(rest[1]);
		}
		return;
	}
	if (mode === 'exceljs')
		return write(+rest[0], rest[1]);
	let n = 0;
	for (const path of rest)
		n += (await read[mode](path)).length;
	console.log(n);
}
main().catch((e) => {
	console.error(String(e).slice(0, 2000));
	process.exit(1);
});
