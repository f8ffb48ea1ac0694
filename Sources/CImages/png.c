#include "cimages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if !defined(BLOGSITE_WITHOUT_IMAGES) && __has_include(<png.h>)
#include <png.h>

const char *ci_png_version(void) { return PNG_LIBPNG_VER_STRING; }

struct source {
  const uint8_t *data;
  size_t rest;
};

static void read_bytes(png_structp png, png_bytep target, png_size_t count) {
  struct source *source = png_get_io_ptr(png);
  if (count > source->rest) png_error(png, "the file ends too early");
  memcpy(target, source->data, count);
  source->data += count;
  source->rest -= count;
}

static void fail(png_structp png, png_const_charp text) {
  snprintf(png_get_error_ptr(png), CI_MESSAGE_SIZE, "%s", text);
  png_longjmp(png, 1);
}

static void warn(png_structp png, png_const_charp text) {
  (void)png;
  (void)text;
}

int ci_png_decode(const uint8_t *data, size_t size, size_t most_pixels, ci_image *image, char *message) {
  struct source source = {data, size};
  png_infop info = NULL;
  uint8_t **volatile rows = NULL;
  memset(image, 0, sizeof *image);
  png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, message, fail, warn);
  if (!png) return CI_NO_MEMORY;
  info = png_create_info_struct(png);
  if (!info) {
    png_destroy_read_struct(&png, NULL, NULL);
    return CI_NO_MEMORY;
  }
  if (setjmp(png_jmpbuf(png))) {
    png_destroy_read_struct(&png, &info, NULL);
    free(rows);
    ci_free(image);
    return CI_DAMAGED;
  }
  png_set_read_fn(png, &source, read_bytes);
  png_set_user_limits(png, 100000, 100000);
  png_set_chunk_malloc_max(png, 8 << 20);
  png_read_info(png, info);
  size_t width = png_get_image_width(png, info), height = png_get_image_height(png, info);
  if (width * height > most_pixels) {
    png_destroy_read_struct(&png, &info, NULL);
    return CI_TOO_LARGE;
  }
  png_set_expand(png);
  png_set_scale_16(png);
  png_set_gray_to_rgb(png);
  png_set_interlace_handling(png);
  // A profile of grey values does not fit the colours that they become.
  png_charp name = NULL;
  png_bytep profile = NULL;
  png_uint_32 length = 0;
  int method = 0;
  if ((png_get_color_type(png, info) & PNG_COLOR_MASK_COLOR) &&
      png_get_iCCP(png, info, &name, &method, &profile, &length)) {
    image->profile = malloc(length);
    if (image->profile) {
      memcpy(image->profile, profile, length);
      image->profile_size = length;
    }
  }
  png_read_update_info(png, info);
  image->width = (int)width;
  image->height = (int)height;
  image->channels = png_get_channels(png, info);
  size_t stride = png_get_rowbytes(png, info);
  rows = malloc(height * sizeof *rows);
  image->pixels = malloc(stride * height);
  if (!rows || !image->pixels || (image->channels != 3 && image->channels != 4) ||
      stride != width * (size_t)image->channels) {
    png_destroy_read_struct(&png, &info, NULL);
    free(rows);
    ci_free(image);
    return CI_NO_MEMORY;
  }
  for (size_t y = 0; y < height; y++) rows[y] = image->pixels + stride * y;
  png_read_image(png, rows);
  png_destroy_read_struct(&png, &info, NULL);
  free(rows);
  return CI_OK;
}

#else

const char *ci_png_version(void) { return ""; }

int ci_png_decode(const uint8_t *data, size_t size, size_t most_pixels, ci_image *image, char *message) {
  return CI_MISSING;
}

#endif
