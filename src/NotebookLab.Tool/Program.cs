using System.Globalization;
using NotebookLab.Tool;

// Numbers and dates look the same on every seat, as they do in the cells.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

// What a front end starts is waited for, and reading a command line takes 40 ms.
return args is ["kernel", "run", var connectionFile] ? KernelProcess.Run(connectionFile) : await CommandLine.Run(args);
