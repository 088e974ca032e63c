/* SPDX-License-Identifier: ISC */
/* The commands of shenbao, each in a file of its own. */
#ifndef SHENBAO_DRIVER_H
#define SHENBAO_DRIVER_H

int cmd_run(int argc, char **argv);
int cmd_seal(int argc, char **argv);
int cmd_gc(int argc, char **argv);
int cmd_purge(int argc, char **argv);
int cmd_explain(int argc, char **argv);
int cmd_check_notice(int argc, char **argv);
int cmd_new_notice(int argc, char **argv);
int cmd_what_if(int argc, char **argv);

/*
 * The path of a stage's program: $SHENBAO_BIN, else the folder of this
 * program.  Static memory.
 */
const char *program_path(const char *stage);

/* Becomes a stage's program with these arguments; only returns failed. */
int run_program(const char *stage, char **argv);

#endif
