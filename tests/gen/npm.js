// SPDX-License-Identifier: ISC
// The plan of npm.py as files of the npm packages docx and exceljs:
//
//	node npm.js PLAN.json OUT
//
// Needed only to remake tests/accuracy/saved: npm install docx exceljs
const fs = require('fs');
const path = require('path');
const docx = require('docx');
const ExcelJS = require('exceljs');

const paragraph = (s, bold) => new docx.Paragraph({
	children: [new docx.TextRun({ text: s, bold })],
});

// docx has check boxes of its own: content controls, as Word's.
function ticked(s) {
	const out = [new docx.TextRun(s.slice(0, s.search(/[☑□]/)))];

	for (const m of s.matchAll(/([☑□])([^☑□]*)/g)) {
		out.push(new docx.CheckBox({ checked: m[1] === '☑' }));
		out.push(new docx.TextRun(m[2]));
	}
	return new docx.Paragraph({ children: out });
}

function cell(c, boxes) {
	const lines = c.text.split('\n');

	return new docx.TableCell({
		columnSpan: c.width,
		rowSpan: c.down,
		children: lines.map((s) => boxes && /[☑□]/.test(s) ? ticked(s) :
			paragraph(s, c.label)),
	});
}

async function word(plan, file) {
	const table = new docx.Table({
		width: { size: 100, type: docx.WidthType.PERCENTAGE },
		rows: plan.rows.map((r) => new docx.TableRow({
			children: r.filter((c) => c.down > 0)
			    .map((c) => cell(c, plan.boxes)),
		})),
	});
	const d = new docx.Document({
		sections: [{ children: [paragraph(plan.title, true), table] }],
	});

	fs.writeFileSync(file, await docx.Packer.toBuffer(d));
}

async function sheet(plan, file) {
	const wb = new ExcelJS.Workbook();
	const ws = wb.addWorksheet('申报表');

	wb.created = wb.modified = new Date(Date.UTC(2024, 11, 16));
	ws.getCell(1, 1).value = plan.title;
	ws.mergeCells(1, 1, 1, plan.width);
	plan.rows.forEach((r, y) => {
		for (const c of r) {
			if (c.down < 1)
				continue;
			const at = ws.getCell(y + 3, c.at + 1);
			at.value = c.date ? new Date(c.date + 'T00:00:00Z') :
				plan.rich && c.text.length > 3 ? { richText: [
					{ text: c.text.slice(0, 2) },
					{ font: { bold: true }, text: c.text.slice(2) },
				] } : c.text;
			if (c.date)
				at.numFmt = 'yyyy"年"m"月"d"日"';
			if (c.width > 1 || c.down > 1)
				ws.mergeCells(y + 3, c.at + 1, y + 2 + c.down,
				    c.at + c.width);
		}
	});
	await wb.xlsx.writeFile(file);
}

async function main() {
	const [plans, out] = process.argv.slice(2);

	for (const p of JSON.parse(fs.readFileSync(plans))) {
		const file = path.join(out, p.file);

		fs.mkdirSync(path.dirname(file), { recursive: true });
		await (p.file.endsWith('.docx') ? word : sheet)(p, file);
	}
}
main();
