/* SPDX-License-Identifier: ISC */
#ifndef SHENBAO_BLANK_H
#define SHENBAO_BLANK_H

/* shenbao blank; argv[0] is "--blank".  The exit status. */
int blank_main(int argc, char **argv);

#endif
