#include "cimages.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if !defined(BLOGSITE_WITHOUT_IMAGES) && __has_include(<webp/encode.h>)
#include <webp/decode.h>
#include <webp/encode.h>

const char *ci_webp_version(void) {
  static char text[32];
  int version = WebPGetEncoderVersion();
  // The same bytes from every thread that writes them.
  snprintf(text, sizeof text, "%d.%d.%d", version >> 16, version >> 8 & 255, version & 255);
  return text;
}

int ci_webp_decode(const uint8_t *data, size_t size, size_t most_pixels, ci_image *image, char *message) {
  WebPBitstreamFeatures features;
  memset(image, 0, sizeof *image);
  if (WebPGetFeatures(data, size, &features) != VP8_STATUS_OK || features.has_animation) {
    snprintf(message, CI_MESSAGE_SIZE, "it is no still WebP image");
    return CI_DAMAGED;
  }
  if ((size_t)features.width * features.height > most_pixels) return CI_TOO_LARGE;
  image->width = features.width;
  image->height = features.height;
  image->channels = features.has_alpha ? 4 : 3;
  size_t stride = (size_t)image->width * image->channels, all = stride * image->height;
  image->pixels = malloc(all);
  if (!image->pixels) return CI_NO_MEMORY;
  uint8_t *done = features.has_alpha ? WebPDecodeRGBAInto(data, size, image->pixels, all, (int)stride)
                                     : WebPDecodeRGBInto(data, size, image->pixels, all, (int)stride);
  if (done) return CI_OK;
  snprintf(message, CI_MESSAGE_SIZE, "its data are damaged");
  ci_free(image);
  return CI_DAMAGED;
}

int ci_webp_encode(const ci_image *image, int quality, uint8_t **data, size_t *size, char *message) {
  WebPConfig config;
  WebPPicture picture;
  WebPMemoryWriter writer;
  if (!WebPConfigPreset(&config, WEBP_PRESET_PHOTO, (float)quality) || !WebPPictureInit(&picture)) {
    snprintf(message, CI_MESSAGE_SIZE, "the library is another one than its headers");
    return CI_DAMAGED;
  }
  config.thread_level = 0;
  WebPMemoryWriterInit(&writer);
  picture.width = image->width;
  picture.height = image->height;
  picture.writer = WebPMemoryWrite;
  picture.custom_ptr = &writer;
  int stride = image->width * image->channels;
  int is_ready = image->channels == 4 ? WebPPictureImportRGBA(&picture, image->pixels, stride)
                                      : WebPPictureImportRGB(&picture, image->pixels, stride);
  int is_done = is_ready && WebPEncode(&config, &picture);
  int code = picture.error_code;
  WebPPictureFree(&picture);
  if (!is_done) {
    WebPMemoryWriterClear(&writer);
    snprintf(message, CI_MESSAGE_SIZE, "it cannot be written as WebP (error %d)", code);
    return CI_DAMAGED;
  }
  // `free` must fit: the writer's memory is the library's own.
  *data = malloc(writer.size);
  if (*data) memcpy(*data, writer.mem, writer.size);
  *size = writer.size;
  WebPMemoryWriterClear(&writer);
  return *data ? CI_OK : CI_NO_MEMORY;
}

#else

const char *ci_webp_version(void) { return ""; }

int ci_webp_decode(const uint8_t *data, size_t size, size_t most_pixels, ci_image *image, char *message) {
  return CI_MISSING;
}

int ci_webp_encode(const ci_image *image, int quality, uint8_t **data, size_t *size, char *message) {
  return CI_MISSING;
}

#endif
