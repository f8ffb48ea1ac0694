#ifndef CIMAGES_H
#define CIMAGES_H

// Decoding, scaling and encoding images. The libraries end in `longjmp` where a file is damaged, which must not pass
// through Swift: so each call here returns, with a code and a message.
//
// Where a library's headers are missing, its functions are there and say so.

#include <stddef.h>
#include <stdint.h>

// Rows of 8-bit samples without gaps: red, green, blue, and with four channels alpha.
typedef struct {
  int width;
  int height;
  int channels;
  uint8_t *pixels;
  // An ICC profile; NULL where there is none.
  uint8_t *profile;
  size_t profile_size;
  // Whether some of a JPEG's data mean nothing: the picture has stripes and blocks of a wrong colour.
  int is_spoilt;
  // Whether the profile is one of grey values: red, green and blue are the same, and the profile fits one of them.
  int is_grey;
} ci_image;

enum { CI_OK = 0, CI_DAMAGED = 1, CI_TOO_LARGE = 2, CI_NO_MEMORY = 3, CI_MISSING = 4 };

#define CI_MESSAGE_SIZE 256

// The versions of the libraries: "62.2.1.5"; empty where there is none.
const char *ci_jpeg_version(void);
const char *ci_png_version(void);
const char *ci_webp_version(void);

// Decodes an image; a JPEG at the smallest scale that is at least as large as is wanted.
// Images of more pixels than `most_pixels` are refused before memory is taken for them.
int ci_jpeg_decode(const uint8_t *data, size_t size, int wanted_width, int wanted_height, size_t most_pixels,
                   ci_image *image, char *message);
int ci_png_decode(const uint8_t *data, size_t size, size_t most_pixels, ci_image *image, char *message);
int ci_webp_decode(const uint8_t *data, size_t size, size_t most_pixels, ci_image *image, char *message);

// Encodes an image; a JPEG goes without alpha. The bytes are freed with `ci_free_bytes`.
int ci_jpeg_encode(const ci_image *image, int quality, uint8_t **data, size_t *size, char *message);
int ci_webp_encode(const ci_image *image, int quality, uint8_t **data, size_t *size, char *message);

// Scales a part of an image down (Lanczos 3, as wide as the scale asks for).
int ci_resize(const ci_image *image, double left, double top, double part_width, double part_height, int width,
              int height, ci_image *result);

// Turns an image as Exif's orientation (2 to 8) says.
int ci_orient(const ci_image *image, int orientation, ci_image *result);

void ci_free(ci_image *image);
void ci_free_bytes(uint8_t *data);

#endif
