// libgit2 reads the certificates of the machine as it starts, some 140 of them, which takes longer than to lint a
// small repository. gesso opens no connection, so it has none: libgit2 with mbedTLS (Debian's) looks for these two
// functions in the program first (ld.so(8)). Where it does not, or was built with another library, it reads them.

int mbedtls_x509_crt_parse_file(void *chain, const char *path);
int mbedtls_x509_crt_parse_path(void *chain, const char *path);

int mbedtls_x509_crt_parse_file(void *chain, const char *path) {
  (void)chain;
  (void)path;
  return 0;
}

int mbedtls_x509_crt_parse_path(void *chain, const char *path) {
  (void)chain;
  (void)path;
  return 0;
}
